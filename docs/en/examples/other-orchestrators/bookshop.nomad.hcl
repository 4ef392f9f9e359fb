job "bookshop" {
  group "web" {
    count = 3

    update {
      max_parallel = 1
      canary       = 1      # one new copy first, checked, then the others
      auto_promote = true
      auto_revert  = true
    }

    network {
      port "http" {
        to = 80             # a free port of the node leads to port 80 of the container
      }
    }

    service {
      name     = "bookshop"
      port     = "http"
      provider = "nomad"

      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "nginx" {
      driver = "docker"

      config {
        image = "nginx:1.29"
        ports = ["http"]
      }

      resources {
        cpu    = 100        # in MHz; memory in MiB
        memory = 64
      }
    }
  }
}
